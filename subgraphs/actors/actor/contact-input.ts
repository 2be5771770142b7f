import { IsOptional } from "class-validator";
import { Field, InputType } from "type-graphql";
import { EmailAddress, PhoneNumber, IsText } from "../../../kit/graphql/validation.js";

@InputType({ description: "A person to turn to. Only the coordinator and the organisation itself see it." })
export class ContactInput {
  @Field(() => String, { description: "The person's name, 2 to 200 characters." })
  @IsText(2, 200)
  name!: string;

  @Field(() => String, { description: "E-mail address." })
  @EmailAddress()
  email!: string;

  @Field(() => String, { nullable: true, description: "Telephone number." })
  @IsOptional()
  @PhoneNumber()
  phone?: string | null;
}
