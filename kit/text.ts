import { length, Length, Matches, ValidateBy } from "class-validator";
import { Directive, Field, InputType, ObjectType } from "type-graphql";

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
  @Length(1, 4000)
  @Matches(/\S/, { message: "$property must not be blank" })
  sv!: string;

  @Field(() => String, { nullable: true, description: "The text in English, at most 4000 characters." })
  @Length(1, 4000)
  @Matches(/\S/, { message: "$property must not be blank" })
  en?: string | null;
}

/** Tightens the length of a LocalizedTextInput in each of its languages. */
export const TextLength = (min: number, max: number) =>
  ValidateBy({
    name: "textLength",
    validator: {
      validate: ({ sv, en }: LocalizedTextInput) => [sv, en ?? sv].every((text) => length(text, min, max)),
      defaultMessage: () => `$property must have ${min} to ${max} characters in each language`,
    },
  });
