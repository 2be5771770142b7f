import { Directive } from "type-graphql";

/**
 * What a field or a condition costs besides what it returns, in points of at most 10 µs of processor (docs/reference/limits.md). It counts
 * once for each place in the operation, however many rows it is asked for, since one statement answers for all of them. For a text it counts
 * a tenth more for each word after the first, for a list once for each element. Without it fields and conditions cost what the gateway takes for usual.
 */
export const Cost = (weight: number) => Directive(`@cost(weight: ${weight})`);
