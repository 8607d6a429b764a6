/** Damm's quasigroup of order 10: finds every wrong digit and every swap of neighbours. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

function damm(digits: string): number {
  let interim = 0;
  for (const d of digits) interim = Number(DAMM[interim]![Number(d)]);
  return interim;
}

/** Receipt code (回执码): 8 random digits and a check digit, to be read over the telephone. */
export function receiptCode(eightDigits: string): string {
  return eightDigits + String(damm(eightDigits));
}

/** Takes spaces and full-width digits; answers nine plain digits. */
export function normaliseCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '');
}

/** Why a typed code cannot be one, or undefined. */
export function codeProblem(typed: string): string | undefined {
  const code = normaliseCode(typed);
  if (!/^\d*$/.test(code)) return '回执码只有数字';
  if (code.length !== 9) return `回执码是9位，您填了${code.length}位`;
  return damm(code) === 0 ? undefined : '这9位数字对不上，请核对相邻两位和1、7';
}

/** 482 719 368. */
export function spacedCode(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, '$1 ');
}

/** 四八二，七幺九，三六八: 1 is 幺, so that it is not heard as 7. */
export function spokenCode(code: string): string {
  return spacedCode(code)
    .replace(/\d/g, (d) => '零幺二三四五六七八九'[Number(d)]!)
    .replaceAll(' ', '，');
}
