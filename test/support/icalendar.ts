/** Reads iCalendar as a calendar does: unfolds, then takes names, parameters and values apart. Throws at what RFC 5545 forbids. */
export type Property = { readonly name: string; readonly parameters: readonly string[]; readonly value: string };
export type Component = { readonly name: string; readonly properties: readonly Property[]; readonly parts: readonly Component[] };

/** The lines of a file, unfolded. */
export function unfolded(file: string): string[] {
  if (!file.endsWith('\r\n')) throw new Error('the last line has no end');
  const lines = file.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error(`a bare line end in ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
  }
  return lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
}

export const unescaped = (value: string): string => value.replace(/\\([\\;,nN])/g, (_all, c: string) => (/n/i.test(c) ? '\n' : c));

export function parsed(file: string): Component {
  type Open = { name: string; properties: Property[]; parts: Component[] };
  const root: Open = { name: '', properties: [], parts: [] };
  const stack: Open[] = [root];
  for (const line of unfolded(file)) {
    const m = /^([A-Z-]+)((?:;[A-Z-]+=[^;:,"]+)*):(.*)$/.exec(line);
    if (!m) throw new Error(`no content line: ${line}`);
    const [, name, parameters, value] = m as unknown as [string, string, string, string];
    if (name === 'BEGIN') {
      const part: Open = { name: value, properties: [], parts: [] };
      stack.at(-1)!.parts.push(part);
      stack.push(part);
    } else if (name === 'END') {
      if (stack.pop()!.name !== value) throw new Error(`END:${value} closes nothing`);
    } else stack.at(-1)!.properties.push({ name, parameters: parameters.split(';').filter(Boolean), value });
  }
  if (stack.length !== 1 || root.parts.length !== 1) throw new Error('not one whole calendar');
  return root.parts[0]!;
}

/** The one value of a property; throws when it is there more or less than once. */
export function valueOf(c: Component, name: string): string {
  const found = c.properties.filter((p) => p.name === name);
  if (found.length !== 1) throw new Error(`${c.name} has ${found.length} ${name}`);
  return found[0]!.value;
}

export const events = (file: string): Component[] => parsed(file).parts.filter((p) => p.name === 'VEVENT');
