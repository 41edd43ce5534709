import { createRequire } from 'node:module';
import { isRefusal } from '@hub/contracts';
import { authoriseCaller, Policies, type Question } from '@hub/policy';
import { percentiles } from '../percentiles.js';
import { cedarOf, contextOf, schemaFor } from './to-cedar.js';
import { type AskedBy, asPeopleAsk, questions, wholeSet } from './whole-set.js';

type Decide = (question: Question, by: AskedBy) => 'permit' | 'refuse';

const ROUNDS = 20_000;

/** Rules parsed once, a decision each time. */
const ENGINES: Readonly<Record<string, () => Decide>> = {
  casl: () => {
    const policies = new Policies(wholeSet(), 'bench');
    return (question) => policies.decide(question).effect;
  },
  // From who asks and the rows of the episode to the words that evidence keeps.
  caslWithItsFacts: () => {
    const policies = new Policies(wholeSet(), 'bench');
    return ({ action, resource }, { caller, people }) =>
      isRefusal(authoriseCaller(policies, caller, { action, resource, people }))
        ? 'refuse'
        : 'permit';
  },
  cedar: () => {
    const cedar = createRequire(import.meta.url)(
      '@cedar-policy/cedar-wasm/nodejs',
    ) as typeof import('@cedar-policy/cedar-wasm/nodejs');
    const set = wholeSet();
    const actions = [...new Set(set.flatMap((policy) => policy.actions))];
    const policies = Object.fromEntries(set.map((policy) => [policy.id, cedarOf(policy)]));
    const schema = schemaFor(actions);
    const parsed = [
      cedar.preparsePolicySet('hub', { staticPolicies: policies }),
      cedar.preparseSchema('hub', schema),
    ];
    const broken = parsed.find(({ type }) => type === 'failure');
    if (broken) throw new Error(JSON.stringify(broken));
    const valid = cedar.validate({ schema, policies: { staticPolicies: policies } });
    if (valid.type === 'failure' || valid.validationErrors.length > 0)
      throw new Error(JSON.stringify(valid).slice(0, 2_000));
    const who = { type: 'Person', id: 'p' };
    const episode = { type: 'Episode', id: 'e' };
    return (question) => {
      const answer = cedar.statefulIsAuthorized({
        principal: who,
        action: { type: 'Action', id: question.action },
        resource: episode,
        context: contextOf(question),
        preparsedSchemaName: 'hub',
        preparsedPolicySetId: 'hub',
        validateRequest: false,
        entities: [],
      });
      if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
      return answer.response.decision === 'allow' ? 'permit' : 'refuse';
    };
  },
};

/**
 * Measures one engine in a process of its own, so that its memory is its own: `node
 * dist/bench/policy/decide-alone.js casl`.
 */
const asked = questions().map((question) => ({ question, by: asPeopleAsk(question) }));
const before = process.memoryUsage.rss();
const began = performance.now();
const decide = ENGINES[process.argv[2] ?? '']?.();
if (!decide) throw new Error(`Name one of: ${Object.keys(ENGINES).join(', ')}`);
const readyMs = performance.now() - began;
const milliseconds: number[] = [];
let permitted = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const one = asked[round % asked.length];
  if (!one) continue;
  const at = performance.now();
  if (decide(one.question, one.by) === 'permit') permitted += 1;
  milliseconds.push(performance.now() - at);
}
const microseconds = percentiles(milliseconds.map((one) => one * 1_000));
const megabytes = Math.round((process.memoryUsage.rss() - before) / 1e5) / 10;
process.stdout.write(
  JSON.stringify({
    rules: wholeSet().length,
    readyMs: Math.round(readyMs * 10) / 10,
    microseconds,
    megabytes,
    permitted,
  }),
);
