/** One official day-off arrangement (放假安排): only the days its notice names. */
export type Arrangement = {
  readonly region: string;
  readonly year: number;
  /** 1 = first announcement; 2 = the whole year after the second notice. */
  readonly version: number;
  /** `published` only where the notice appeared later than the day it was signed. */
  readonly notice: {
    readonly title: string;
    readonly number: string;
    readonly signed: string;
    readonly published?: string;
    readonly address: string;
  };
  /** Date, festival as in the notice, off or make-up working day (调休上班). */
  readonly days: readonly (readonly [date: string, name: string, kind: 'off' | 'makeup'])[];
};
