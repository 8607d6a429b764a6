// The bundle's entry: Temporal finds a workflow by its exported name, so this one file re-exports.
export { calendarRevision } from './calendar-revision/workflow.ts';
export { catalog } from './catalog/workflow.ts';
export { decision } from './decision/workflow.ts';
