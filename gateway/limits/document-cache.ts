import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";
import { countSelections } from "./use-document-limits.js";

/** In selections: each keeps some five thousand bytes of memory, so this is about a hundred million. */
const MAX_SIZE = 20_000;

/** Documents that cannot be parsed; their errors hold the whole text. */
const MAX_UNPARSED = 100;

/**
 * Keeps parsed documents, and as long as one is here also what later steps keep of it: validation, plan, compiled parts. These
 * grow with the selections, fragments written out: four hundred characters can have a thousand.
 */
export const createDocumentCache = () => ({
  documentCache: new LRUCache<string, DocumentNode>({ maxSize: MAX_SIZE, sizeCalculation: sizeOf }),
  errorCache: new LRUCache<string, object>({ max: MAX_UNPARSED }),
});

/** Up to a size that is never kept: twenty fragments that spread one another twice have more selections than any number can count. */
const sizeOf = (document: DocumentNode, source: string) =>
  Math.min(MAX_SIZE + 1, 10 + Math.ceil(source.length / 50) + countSelections(document));
