import type { CatalogCommand } from '../../domain/catalog/types.ts';
import { isBlank } from '../../domain/decision/context.ts';
import type { MeetingMember, Minutes } from '../../domain/decision/minutes.ts';
import type { DecisionCommand } from '../../domain/decision/types.ts';
import type { SubjectRef } from '../../domain/procedure/types.ts';
import type { FieldCipher } from '../secrets/field-cipher.ts';

type Command = DecisionCommand | CatalogCommand;
const placeOf = (decisionId: string): string => `decision.minutes:${decisionId}`;

/**
 * The command as it is kept: what members said, their dissent and the head's reasons are sealed before they reach a table, so
 * neither the waiting command nor the event holds them in the clear. Blanks stay blank: they are judged as missing. Bound to the
 * decision: carried to another one, a text does not open. Who was there and took which side is not sealed; the procedure counts it.
 */
export function sealMinutes(cipher: FieldCipher, subject: SubjectRef, command: Command): Command {
  if (command.kind !== 'recordDeliberation' || command.minutes === undefined) return command;
  return { ...command, minutes: mapTexts(command.minutes, (text) => cipher.seal(placeOf(subject.id), text)) };
}

/** The minutes as they were given, for whoever may read them. */
export function openMinutes(cipher: FieldCipher, decisionId: string, minutes: Minutes): Minutes {
  return mapTexts(minutes, (text) => cipher.open(placeOf(decisionId), text));
}

function mapTexts(minutes: Minutes, map: (text: string) => string): Minutes {
  const mapped = <K extends string>(key: K, text: string | undefined): { [P in K]?: string } =>
    (isBlank(text) ? {} : { [key]: map(text!) }) as { [P in K]?: string };
  return {
    ...minutes,
    ...mapped('headReason', minutes.headReason),
    members: minutes.members.map((m): MeetingMember => ({
      ...m,
      ...mapped('statement', m.statement),
      ...mapped('dissent', m.dissent),
    })),
  };
}
