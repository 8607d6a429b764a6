import { expect, test } from '@jest/globals';
import { plainDate as D } from '../../../domain/calendar/plain-date.ts';
import { completeMinutes } from '../../../domain/decision/walk/minutes.ts';
import { chinaCalendar } from '../../../domain/calendar/work-calendar.ts';
import { planForwards } from '../../../domain/plan/forwards.ts';
import { doneOf, gatesOf } from '../../../domain/plan/done.ts';
import { resolvePack } from '../../../domain/rules/resolve.ts';
import { knowing } from '../../support/known.ts';
import { DecisionWalk, fact, walkTo } from '../../support/decision-walk.ts';

const pack = resolvePack('shanghai-xujing-2023', D('2024-05-06'));

test('a decision not yet started has nothing behind it and every condition open', () => {
  const { state } = new DecisionWalk();
  expect(doneOf(state)).toEqual({});
  expect(gatesOf(state, pack)).toEqual({
    taken: [],
    undecided: ['DEPARTMENTS', 'SPECIAL_GROUPS', 'ENTERPRISES', 'EXPERT', 'RISK', 'HEARING', 'FAIR_COMPETITION', 'PEOPLES_CONGRESS'],
  });
});

test('an open window is behind it with its announced last day; review and meeting follow from there', () => {
  const { state } = walkTo('consulting');
  const done = doneOf(state);
  expect(done).toEqual({ initiation: { on: '2024-05-09' }, 'consultation:1': { on: '2024-05-20', endsOn: '2024-06-19' } });
  const plan = planForwards({ pack, ...knowing(chinaCalendar()), startOn: D('2024-06-01'), gates: [], done });
  // 20 June + 7 working days.
  expect(plan.meetingOn).toBe('2024-07-01');
});

test('while the review runs its requested reply date counts, once it is passed its own day', () => {
  expect(doneOf(walkTo('reviewing').state)['review-submission']).toEqual({ on: '2024-06-20', endsOn: '2024-07-01' });
  const forward = (step: 'reviewing' | 'reviewed') =>
    planForwards({ pack, ...knowing(chinaCalendar()), startOn: D('2024-06-25'), gates: [], done: doneOf(walkTo(step).state) }).meetingOn;
  expect([forward('reviewing'), forward('reviewed')]).toEqual(['2024-07-01', '2024-06-25']);
});

test('a review sent back is to be done again, and so is a meeting that was postponed', () => {
  const returned = walkTo('reviewing')
    .at('2024-06-25T09:00:00+08:00')
    .must({ kind: 'recordReview', outcome: 'returned', fact: fact('2024-06-24'), opinion: '请补充' });
  expect(Object.keys(doneOf(returned.state))).toEqual(expect.not.arrayContaining(['review-submission', 'review']));
  const deferred = walkTo('submitted')
    .at('2024-07-02T09:00:00+08:00')
    .must({
      kind: 'recordDeliberation',
      outcome: 'deferred',
      meetingName: '镇长办公会议',
      fact: fact('2024-07-01'),
      representatives: [],
      noRepresentativesReason: '演练',
      minutes: completeMinutes('deferred'),
    });
  const done = doneOf(deferred.state);
  expect([done['review'], done['meeting-submission'], done['meeting']]).toEqual([{ on: '2024-06-24' }, undefined, undefined]);
  expect(doneOf(walkTo('issued').state)['issue']).toEqual({ on: '2024-07-02' });
});

test('a further round opens the register again', () => {
  const { state } = walkTo('answered');
  expect([doneOf(state)['opinions'], doneOf(state, 2)['opinions']]).toEqual([{ on: '2024-06-20' }, undefined]);
  expect(gatesOf(state, pack).undecided).toEqual([]);
});
