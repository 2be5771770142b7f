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

  @Field(() => String, { nullable: true, description: "The text in English, at most 4000 characters." })
  @IsText(1, 4000)
  en?: string | null;
}
