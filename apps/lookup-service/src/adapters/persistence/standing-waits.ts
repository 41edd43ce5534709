/**
 * What waits for people here, for their inboxes: lookups whose reason is to be confirmed, questions
 * whether a record is the child, askers to be contacted, reviews, answers that whoever asked has
 * not read, and ages that children of episodes pass.
 */
export const LOOKUP_WAITS = `
  SELECT 'lookup_confirmation' AS workflow, id AS subject, NULL::uuid AS episode_id,
    jsonb_build_array(one_wait('confirm_lookup', authority, 'lead_caf_contact', NULL, confirm_by)) AS waits
  FROM lookup WHERE confirm_by > now()
  UNION ALL
  SELECT 'lookup_question', id, NULL, jsonb_build_array(
    one_wait('answer_lookup_question', authority, 'lead_caf_contact', NULL, answer_by))
  FROM lookup_question WHERE state = 'waiting'
  UNION ALL
  SELECT 'lookup_question', question.id, NULL, jsonb_build_array(
    one_wait('contact_asker', question.authority, 'lead_caf_contact', NULL, question.answer_by))
  FROM lookup_question question JOIN lookup ON lookup.id = question.lookup_id
  WHERE question.state = 'same_child' AND question.handling <> 'ordinary'
    AND lookup.unnamed @> jsonb_build_object('questions', jsonb_build_array(question.id::text))
  UNION ALL
  SELECT 'lookup_review', id, NULL,
    jsonb_build_array(one_wait('review_lookup', reviewer, 'lead_caf_contact', NULL, review_by))
  FROM lookup_review WHERE state = 'waiting'
  UNION ALL
  SELECT 'lookup_answer', id, NULL,
    jsonb_build_array(one_wait('read_lookup_answer', authority, NULL, person_id, NULL))
  FROM lookup WHERE unread_since IS NOT NULL AND person_id IS NOT NULL
    AND state IS DISTINCT FROM 'withdrawn'
  UNION ALL
  SELECT 'age', age.episode_id, age.episode_id, jsonb_build_array(one_wait(
    CASE age.asked WHEN 'turns_16' THEN 'ask_young_person'
      WHEN 'turns_17_and_half' THEN 'prepare_for_18' ELSE 'end_at_18' END,
    hub.lead_authority, CASE WHEN hub.lead_person_id IS NULL THEN 'lead_caf_contact' END,
    hub.lead_person_id,
    end_of_day(greatest((age.asked_month + interval '1 month')::date - 1, age.asked_since + 14))))
  FROM noted_age age JOIN hub_episode hub ON hub.episode_id = age.episode_id
  WHERE age.asked IS NOT NULL AND hub.state = 'open' AND hub.goes_on_in IS NULL`;
