import { Directive, Field, InputType, ObjectType } from "type-graphql";
import { IsText } from "./validation.js";

@ObjectType({ description: "Text for people, in one language or two (text)." })
@Directive("@shareable")
export class LocalizedText {
  @Field(() => String, { description: "The text in Swedish." })
  sv!: string;

  @Field(() => String, { nullable: true, description: "The text in English, where there is one." })
  en?: string | null;
}

@InputType({ description: "Text for people, in one language or two (text)." })
export class LocalizedTextInput {
  @Field(() => String, { description: "The text in Swedish, at most 4000 characters." })
  @IsText(1, 4000)
  sv!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The text in English, at most 4000 characters. In a change, it stays as it is when left out, and null takes it away.",
  })
  @IsText(1, 4000)
  en?: string | null;
}

/** The text that a change leaves: a language that it does not give stays as it is. */
export const changedText = (
  present: LocalizedText | null | undefined,
  { sv, en }: LocalizedTextInput,
): LocalizedText => ({
  sv,
  en: en === undefined ? (present?.en ?? null) : en,
});
