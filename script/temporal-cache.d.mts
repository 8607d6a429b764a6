export function temporalFolder(): string;
export function builtTemporal(): { server: string; sql: string } | undefined;
export const temporalModule: string;
