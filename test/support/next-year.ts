import { ask } from './stack.ts';

const MANAGER = 'dangzheng.wu';
const day = (on: string) => ({ plannedPrecision: 'day', plannedFrom: on, plannedTo: on });
const month = (m: string, last: number) => ({
  plannedText: m,
  plannedPrecision: 'month',
  plannedFrom: `${m}-01`,
  plannedTo: `${m}-${last}`,
});

/** 2024-10-11 plus two and sixty days: too late for 7 working days, and not. */
export const TOO_LATE = { name: '来不及的事项', leadUnit: '演练科', ...day('2024-10-13') };
const IN_TIME = { name: '来得及的事项', leadUnit: '演练科', ...day('2024-12-10') };

const CREATE = `mutation ($rows: [CatalogRowInput!]!) { createCatalog(idempotencyKey: "plan-check-0001", organCode: "shili-town", year: 2025, title: "2025年度目录（演练）", columns: ["名称"], legalBases: ["条例"], rows: $rows) { __typename ... on CommandAccepted { warnings catalog { entries { name planWarning planCheck { fit checkedOn earliestMeetingOn publishBy reviewBy provisional } } } } } }`;

/** The draft of the next year's catalog; entered once per run, whoever asks first: the same key has the same answer. */
export async function catalogOf2025() {
  const rows = [
    { name: '计划本月上会的事项', leadUnit: '城建中心', ...month('2024-10', 31) },
    { name: '计划次年三月上会的事项', leadUnit: '城建中心', ...month('2025-03', 31) },
    { name: '没有计划的事项', leadUnit: '党政办' },
    TOO_LATE,
    IN_TIME,
  ];
  const { body } = await ask(CREATE, { rows }, MANAGER);
  return body.data!['createCatalog'];
}
