import { defaultLanguage, internalHeaders, languages, localizedPath, type Language } from "@madang/manifest";
import type { FastifyRequest } from "fastify";
import { kitErrors } from "../../errors.ts";

/** The request fields between gateway and module, with defaults that make the module answer `curl`. */
export interface IncomingRequest {
  readonly language: Language;
  readonly site: string;
  readonly visitor: string | undefined;
  /** Milliseconds left. */
  readonly deadline: number;
}

/** Throws KIT_FIELD_INVALID: a field that only the gateway sets is right or absent. */
export function readIncoming(request: FastifyRequest, longestDeadline: number): IncomingRequest {
  return {
    language: languageOf(single(request, internalHeaders.language)),
    site: single(request, internalHeaders.site) ?? "main",
    visitor: single(request, internalHeaders.visitor),
    deadline: deadlineOf(single(request, internalHeaders.deadline), longestDeadline),
  };
}

/** Throws KIT_MISDIRECTED (RFC 9110 section 15.5.20) where the gateway routes by another release than runs here. */
export function checkNamed(request: FastifyRequest, kind: "page" | "box", name: string): void {
  const named = single(request, internalHeaders[kind]);
  if (named !== undefined && named !== name)
    throw kitErrors.create("MISDIRECTED", { kind, named, actual: name });
}

/** The path as visitors see it, with the declared query alone. */
export function visibleUrl(request: FastifyRequest, language: Language, declared: readonly string[]): string {
  const [path = "/", search = ""] = request.url.split("?", 2);
  const sent = new URLSearchParams(search);
  const kept = new URLSearchParams(
    declared.flatMap((name) => sent.getAll(name).map((value) => [name, value])),
  );
  const query = kept.toString();
  return localizedPath(path, language) + (query === "" ? "" : `?${query}`);
}

function languageOf(value: string | undefined): Language {
  if (value === undefined) return defaultLanguage;
  const language = languages.find((candidate) => candidate === value);
  if (language !== undefined) return language;
  throw invalidField(internalHeaders.language, value, languages.join(", "));
}

function deadlineOf(value: string | undefined, longest: number): number {
  if (value === undefined) return longest;
  if (!/^\d{1,7}$/.test(value)) throw invalidField(internalHeaders.deadline, value, "whole milliseconds");
  return Math.min(Number(value), longest);
}

function invalidField(field: string, value: string, valid: string): Error {
  return kitErrors.create("FIELD_INVALID", { field, value, valid });
}

function single(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
