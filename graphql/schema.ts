import './site/node.ts';
import './site/site.ts';
import './people/types.ts';
import './people/viewer.ts';
import './deadline/deadline.ts';
import './deadline/subject.ts';
import './deadline/types.ts';
import './catalog/adjust-catalog.ts';
import './catalog/adjustment-row-input.ts';
import './catalog/catalog.ts';
import './catalog/catalogs.ts';
import './catalog/create-catalog.ts';
import './catalog/decide-catalog.ts';
import './catalog/plan-check.ts';
import './catalog/publish-catalog.ts';
import './catalog/record-catalog-consent.ts';
import './catalog/types.ts';
import './decision/archive-decision.ts';
import './decision/begin-drafting.ts';
import './decision/close-register.ts';
import './decision/command-outcome.ts';
import './decision/decision.ts';
import './decision/decisions.ts';
import './decision/extend-consultation.ts';
import './decision/initiate-decision.ts';
import './decision/issue-decision.ts';
import './decision/parts.ts';
import './decision/publish-consultation.ts';
import './decision/publish-feedback.ts';
import './decision/record-deliberation.ts';
import './decision/record-review.ts';
import './decision/representative-input.ts';
import './decision/resume-decision.ts';
import './decision/return-decision.ts';
import './decision/review-disclosure.ts';
import './decision/save-artefact.ts';
import './decision/settle-gate.ts';
import './decision/start-decision.ts';
import './decision/start-execution.ts';
import './decision/submit-for-review.ts';
import './decision/submit-to-meeting.ts';
import './decision/suspend-decision.ts';
import './decision/terminate-decision.ts';
import './decision/types.ts';
import './decision/undertaker-input.ts';
import './participation/accepted.ts';
import './participation/dispose-opinions.ts';
import './participation/edit-comment.ts';
import './participation/lookup-receipt.ts';
import './participation/opinion.ts';
import './participation/receipt-types.ts';
import './participation/receipt.ts';
import './participation/record-offline-opinion.ts';
import './participation/submit-comment.ts';
import './participation/withdraw-comment.ts';
import './rehearsal/advance.ts';
import './rehearsal/rehearsal-sign-in.ts';
import './rehearsal/rehearsal.ts';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
import { guardTexts } from './guards.ts';

/** The schema; every root field and type stands in its own file, imported above. */
export const schema = guardTexts(builder.toSchema());

/** What is committed as `schema.graphql` and reviewed. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema)).trimEnd()}\n`;
}
