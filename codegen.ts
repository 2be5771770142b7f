import type { CodegenConfig } from "@graphql-codegen/cli";

/** Typed documents from operations/, checked against what clients see. */
const config: CodegenConfig = {
  schema: "gateway/api.graphql",
  documents: "operations/*.graphql",
  importExtension: ".js",
  generates: {
    "operations/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: {
          CountyCode: "string",
          Date: "string",
          DateTime: "string",
          Language: "string",
          LocalTime: "string",
          MunicipalityCode: "string",
          OrgNumber: "string",
        },
      },
    },
  },
};

export default config;
