import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The browser of this machine: CHROME_PATH, or Chromium or Chrome on PATH. @throws Error that says what to install */
export function chromiumPath(): string {
  const named = process.env['CHROME_PATH'];
  if (named) return named;
  for (const command of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = (process.env['PATH'] ?? '')
      .split(':')
      .map((folder) => join(folder, command))
      .find((file) => existsSync(file));
    if (found) return found;
  }
  throw new Error('No Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROME_PATH');
}
