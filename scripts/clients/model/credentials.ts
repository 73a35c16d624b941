import type { OpenApiDocument } from '../../document/openapi/types.ts';

/** What a caller proves itself with, and where it goes in a request. */
export type Credential = {
  /** The name of its security scheme, and in camelCase: `SecretKey` is given as `secretKey`. */
  readonly scheme: string;
  readonly option: string;
  /** Markdown. */
  readonly description: string;
  /** It opens nothing. */
  readonly example: string;
  readonly in: 'header' | 'query' | 'cookie';
  /** Of the header, parameter or cookie. */
  readonly name: string;
  /** `bearer` and `basic` write the credential in their own way into `Authorization`. */
  readonly form: 'plain' | 'bearer' | 'basic';
};

type SecurityScheme = {
  readonly type: string;
  readonly in?: Credential['in'];
  readonly name?: string;
  readonly scheme?: 'bearer' | 'basic';
  readonly description?: string;
  readonly 'x-example'?: string;
};

/** https://spec.openapis.org/oas/v3.1.1#security-scheme-object */
export const buildCredentials = (document: OpenApiDocument): Credential[] =>
  // the document is this project's own: an Api has no other kinds of scheme, and none by reference
  Object.entries((document.components?.securitySchemes ?? {}) as Record<string, SecurityScheme>).map(
    ([scheme, { type, in: place, name, scheme: form, description = '', 'x-example': example = '' }]) => ({
      scheme,
      option: scheme.charAt(0).toLowerCase() + scheme.slice(1),
      description,
      example,
      ...(type === 'http'
        ? { in: 'header' as const, name: 'Authorization', form: form ?? 'bearer' }
        : { in: place ?? 'header', name: name ?? scheme, form: 'plain' as const }),
    }),
  );
