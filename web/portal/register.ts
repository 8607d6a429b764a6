import type { FastifyInstance, FastifyRequest } from 'fastify';

export type Answer = { readonly data?: Record<string, unknown> | null | undefined; readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> | undefined }[] | undefined };
export type PortalDeps = { readonly execute: (document: string, variables: Record<string, unknown>, request: FastifyRequest) => Promise<Answer> };

export async function registerPortal(_app: FastifyInstance, _deps: PortalDeps): Promise<void> {}
