import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

/** Names that Swedes write as they are; what else has capitals within it, or only capitals, is the code's. */
const NAMES = /DigidelCenter|BankID|GraphQL|API|HTTP|POST|JSON|UTF-8|BCP|NUL|Bearer dgd|PTS/g;
const CODE = /\b[a-z]+[A-Z]\w*|\b[A-Z]{2,}(?:_[A-Z]+)*\b/;

/** What interpolations name that is the code's in itself, unless it goes through a Swedish term. */
const CODE_VALUE = /(?:^|\.)(?:status|role|kind|type|outcome|criterion|level|weekday|format|state)$/;

interface Message {
  place: string;
  text: string;
  values: string[];
}

/** The Swedish messages of a file: what stands under `sv`, and the first argument of `withMessages`. */
function messagesOf(file: string): Message[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const messages: Message[] = [];
  const add = (node: ts.Node) => {
    const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isStringLiteralLike(node)) messages.push({ place, text: node.text, values: [] });
    else if (ts.isTemplateExpression(node)) {
      const text = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(" … ");
      messages.push({ place, text, values: node.templateSpans.map(({ expression }) => expression.getText()) });
    } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(add);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "sv") add(node.initializer);
    if (ts.isCallExpression(node) && node.expression.getText() === "withMessages") add(node.arguments[0]!);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return messages;
}

const files = ["kit", "subgraphs", "gateway"]
  .flatMap((folder) => globSync(`${folder}/**/*.ts`))
  .filter((file) => !/\.test\.ts$|testing|\/(demo|seed|migrations)/.test(file));
const messages = files.flatMap(messagesOf);

test("Swedish messages name fields and values by their Swedish terms, never by the code's", () => {
  expect(messages.length).toBeGreaterThan(150);
  expect(messages.filter(({ text }) => CODE.test(text.replace(NAMES, "")))).toEqual([]);
  expect(messages.filter(({ values }) => values.some((value) => CODE_VALUE.test(value)))).toEqual([]);
});
