/**
 * What waits for people here, for their inboxes: offers of posts that nobody answered in time, for
 * whoever made them. To whom a post is offered is told in no inbox: their authority would read it.
 */
export const IDENTITY_WAITS = `
  SELECT 'post_offer' AS workflow, id AS subject, NULL::uuid AS episode_id,
    jsonb_build_array(one_wait('renew_post_offer', authority, NULL, offered_by, offered_until)) AS waits
  FROM person WHERE offered_to IS NOT NULL AND ended_at IS NULL AND offered_until <= now()`;
