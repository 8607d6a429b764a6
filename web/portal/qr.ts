import { html } from './html.ts';

/**
 * QR code (GB/T 18284, ISO/IEC 18004) of a short text: bytes, correction level M (15 % may be unreadable), versions 1 to 9. Made
 * here because the personal link of a receipt may go through nobody else's hands.
 */
type Version = { readonly no: number; readonly correction: number; readonly blocks: readonly number[]; readonly marks: readonly number[] };

/** Per version: correction bytes of each block, data bytes of each block, lines of the small alignment marks. */
const VERSIONS: readonly Version[] = [
  { no: 1, correction: 10, blocks: [16], marks: [] },
  { no: 2, correction: 16, blocks: [28], marks: [6, 18] },
  { no: 3, correction: 26, blocks: [44], marks: [6, 22] },
  { no: 4, correction: 18, blocks: [32, 32], marks: [6, 26] },
  { no: 5, correction: 24, blocks: [43, 43], marks: [6, 30] },
  { no: 6, correction: 16, blocks: [27, 27, 27, 27], marks: [6, 34] },
  { no: 7, correction: 18, blocks: [31, 31, 31, 31], marks: [6, 22, 38] },
  { no: 8, correction: 22, blocks: [38, 38, 39, 39], marks: [6, 24, 42] },
  { no: 9, correction: 22, blocks: [36, 36, 36, 37, 37], marks: [6, 26, 46] },
];
/** Mode and length take 12 bits. */
const HEAD_BYTES = 2;
const BYTE_MODE = 0b0100;
/** Level M and mask 0 (every second module in both directions) with their check bits: any mask may be used, a secret is random enough. */
const FORMAT = 0x5412;
/** Modules of white around the code, without which nobody finds it. */
const QUIET = 4;

const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++) {
  EXP[i] = x;
  LOG[x] = i;
  x = (x << 1) ^ (x & 0x80 ? 0x11d : 0);
}
for (let i = 255; i < 512; i++) EXP[i] = EXP[i - 255]!;

/** The code as a drawing with its name for those who do not see it; null = too long for one. */
export function qrCode(text: string, label: string) {
  const modules = qrModules(text);
  if (!modules) return null;
  const size = modules.length + 2 * QUIET;
  const dark = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])));
  return html`<svg class="qr" role="img" aria-label=${label} viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges">
    <path d=${`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
    <path d=${dark.join('')} fill="#000" />
  </svg>`;
}

/** Rows of modules, true = dark. */
export function qrModules(text: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(text);
  const version = VERSIONS.find((v) => bytes.length + HEAD_BYTES <= sum(v.blocks));
  return version ? drawn(version, codewords(version, bytes)) : null;
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** Data with its padding, split into blocks, each with its correction, all interleaved. */
function codewords({ blocks, correction }: Version, bytes: Uint8Array): number[] {
  const bits = [...binary(BYTE_MODE, 4), ...binary(bytes.length, 8), ...[...bytes].flatMap((b) => binary(b, 8)), 0, 0, 0, 0];
  const data = Array.from({ length: sum(blocks) }, (_, i) => {
    const byte = bits.slice(8 * i, 8 * i + 8);
    // Past the end two fixed bytes alternate.
    return byte.length === 8 ? Number.parseInt(byte.join(''), 2) : (i - bytes.length - HEAD_BYTES) % 2 ? 0x11 : 0xec;
  });
  let from = 0;
  const split = blocks.map((length) => data.slice(from, (from += length)));
  const interleaved = (rows: readonly number[][]): number[] =>
    Array.from({ length: Math.max(...rows.map((r) => r.length)) }, (_, i) => rows.flatMap((r) => (i < r.length ? [r[i]!] : []))).flat();
  return [...interleaved(split), ...interleaved(split.map((block) => remainder(block, correction)))];
}

const binary = (value: number, length: number): number[] => Array.from({ length }, (_, i) => (value >> (length - 1 - i)) & 1);

/** Reed-Solomon: what is left when the block is divided by the generator of that degree. */
function remainder(block: readonly number[], degree: number): number[] {
  let generator = [1];
  for (let i = 0; i < degree; i++)
    generator = [...generator, 0].map((c, j) => c ^ (j > 0 && generator[j - 1] ? EXP[LOG[generator[j - 1]!]! + i]! : 0));
  const rest = [...block, ...Array.from({ length: degree }, () => 0)];
  for (let i = 0; i < block.length; i++) {
    const lead = rest[i]!;
    if (lead) generator.forEach((c, j) => (rest[i + j]! ^= c ? EXP[LOG[c]! + LOG[lead]!]! : 0));
  }
  return rest.slice(block.length);
}

/** A value with its check bits. */
function bch(value: number, checkBits: number, generator: number): number {
  let rest = value << checkBits;
  for (let bit = 31 - Math.clz32(rest); bit >= checkBits; bit = 31 - Math.clz32(rest)) rest ^= generator << (bit - checkBits);
  return (value << checkBits) | rest;
}

function drawn(version: Version, words: readonly number[]): boolean[][] {
  const size = 17 + 4 * version.no;
  const modules: (boolean | undefined)[][] = Array.from({ length: size }, () => Array.from({ length: size }, () => undefined));
  const set = (x: number, y: number, on: boolean): void => {
    if (x >= 0 && y >= 0 && x < size && y < size) modules[y]![x] = on;
  };
  drawPatterns(version, size, modules, set);
  drawFormat(version, size, set);
  const bits = words.flatMap((w) => binary(w, 8));
  let next = 0;
  // Two columns at a time from the right, upwards and downwards in turn; the sixth column is a pattern.
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let i = 0; i < size; i++) {
      const y = up ? size - 1 - i : i;
      for (const x of [right, right - 1])
        if (modules[y]![x] === undefined) modules[y]![x] = Boolean((bits[next++] ?? 0) ^ Number((x + y) % 2 === 0));
    }
  }
  return modules as boolean[][];
}

type Set = (x: number, y: number, on: boolean) => void;

/** What a reader finds the code by: three large squares, small ones between, two dotted lines. */
function drawPatterns({ marks }: Version, size: number, modules: (boolean | undefined)[][], set: Set): void {
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
  for (let i = 8; i < size - 8; i++) {
    set(i, 6, i % 2 === 0);
    set(6, i, i % 2 === 0);
  }
  for (const cy of marks)
    for (const cx of marks) {
      if (modules[cy]![cx] !== undefined && cx !== 6 && cy !== 6) continue;
      if ((cx === 6 && cy === 6) || (cx === 6 && cy === size - 7) || (cy === 6 && cx === size - 7)) continue;
      for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) set(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
}

/** Level and mask, twice; from version 7 on the version too. */
function drawFormat({ no }: Version, size: number, set: Set): void {
  for (let i = 0; i < 15; i++) {
    const on = ((FORMAT >> i) & 1) === 1;
    set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, on);
    set(i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, 8, on);
  }
  set(8, size - 8, true);
  if (no < 7) return;
  const version = bch(no, 12, 0x1f25);
  for (let i = 0; i < 18; i++) {
    const on = ((version >> i) & 1) === 1;
    set(Math.floor(i / 3), size - 11 + (i % 3), on);
    set(size - 11 + (i % 3), Math.floor(i / 3), on);
  }
}
