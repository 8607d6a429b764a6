/** One step as it was driven, with the rehearsal's clock. */
export type Line = { at: string; actor: string; action: string; result: string };
export type DeadlineLine = { key: string; dueOn: string; status: string; met: boolean; explanation: string[] };
export type Sums = {
  received: number;
  counted: number;
  withdrawn: number;
  pending: number;
  withheld: { count: number }[];
  dispositions: { count: number }[];
};
type Result = {
  deadlines: DeadlineLine[];
  /** Beijing day; null = the feedback does not stand published. */
  feedbackPublishedOn: string | null;
  reconciliation: Sums | null;
  phase: string;
};
/** What the demo prints with `--json`: its own steps, and the decision's record as the public reads it. */
export type Report = Result & {
  steps: Line[];
  timeline: { seq: number; text: string; occurredOn: string | null; recordedAt: string }[];
  ok: boolean;
};

const sum = (all: readonly { count: number }[]): number => all.reduce((n, x) => n + x.count, 0);

/** The whole decision on time: closed, every deadline met, the feedback published, and both equations of its opinions hold. */
export function isOnTime({ deadlines, feedbackPublishedOn, reconciliation: r, phase }: Result): boolean {
  const adds = r !== null && r.received === r.counted + r.withdrawn + r.pending + sum(r.withheld) && r.counted === sum(r.dispositions);
  return adds && feedbackPublishedOn !== null && phase === 'CLOSED' && deadlines.length > 0 && deadlines.every((d) => d.met);
}
