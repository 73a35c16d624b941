import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildDocument } from '../../document/build-document.ts';
import type { OpenApiDocument } from '../../document/openapi/types.ts';
import { api as bookshop } from '../../fixtures/bookshop/api.ts';
import { apiWith, apiWithBody } from '../../fixtures/small-api.ts';
import { buildPhpPackage } from './generate.ts';

const files = await buildPhpPackage(buildDocument(bookshop));
const read = (path: string): string => files.find((file) => file.path === path)?.contents ?? '';

const named = (schema: z.ZodType, id = 'Thing') => schema.meta({ id, description: 'A thing.' });
const field = (schema: z.ZodType) => schema.meta({ description: 'A field.' });

const buildBody = async (schema: z.ZodType, example: unknown, path: string): Promise<string> => {
  const built = await buildPhpPackage(buildDocument(apiWithBody(schema, example)));
  return built.find((file) => file.path === path)?.contents ?? '';
};

const operation = {
  method: 'get',
  path: '/thing',
  tag: 'Things',
  summary: 'Get a thing',
  description: 'Gets a thing.',
  retrySafe: true,
  request: {},
  responses: { 204: { description: 'There is none.' } },
} as const;

describe('a method', () => {
  it('has parameters and the members of its body as arguments, those without a default first', () => {
    expect(read('src/Client.php')).toContain(`    public function addBook(
        string $isbn,
        string $title,
        ?string $subtitle,
        array $genres,
        Paper|Download|\\stdClass $edition,
        ?Price $price = null,
        ?Category $category = null,
        ?array $labels = null,
        ?CallOptions $options = null,
    ): Success|Failure {`);
  });

  it('says what PHP has no type for in its documentation', () => {
    const source = read('src/Client.php');
    expect(source).toContain("@param list<'fiction'|'science'|'history'|'poetry'>|null $genre");
    expect(source).toContain('@return Success<BookPage>|Failure');
    expect(source).toContain('@return Success<null>|Failure');
  });

  it('takes its body in one piece where a member and a parameter have one name', async () => {
    const api = apiWith({
      putThing: {
        ...operation,
        method: 'put',
        path: '/thing/{id}',
        request: {
          path: z.object({ id: field(z.string().min(1)).meta({ examples: ['a'] }) }),
          body: {
            description: 'The thing.',
            required: true,
            schema: named(z.object({ id: field(z.string().min(0)) })),
            examples: { thing: { summary: 'A thing', value: { id: 'a' } } },
          },
        },
      },
    });
    const built = await buildPhpPackage(buildDocument(api));
    const source = built.find(({ path }) => path === 'src/Calls.php')?.contents;
    expect(source).toContain('public static function putThing(string $id, Thing $body): Call');
  });
});

describe('a model', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['a text', z.string().min(0), 'a', 'public string $field,'],
    ['a number', z.number().min(0).max(9), 1, 'public int|float $field,'],
    ['a list', z.array(z.int().min(0).max(9)).max(3), [1], '/** @var list<int> A field. */'],
    ['a map', z.record(z.string(), z.boolean()), {}, '/** @var array<string, bool> A field. */'],
    ['what may be null', z.string().min(0).nullable(), null, 'public ?string $field,'],
    ['what may be left out', z.boolean().exactOptional(), true, 'public ?bool $field = null,'],
    [
      'what may be null or left out',
      z.string().min(0).nullable().exactOptional(),
      null,
      'public string|null|Absent $field = Absent::Value,',
    ],
  ])('has a property for %s', async (_, schema, example, expected) => {
    const source = await buildBody(
      named(z.object({ field: field(schema) })),
      { field: example },
      'src/Model/Thing.php',
    );
    expect(source).toContain(expected);
  });

  it('has another name where PHP keeps the name for itself', async () => {
    const schema = named(
      z.object({ this: field(z.string().min(0)), class: field(z.string().min(0)) }),
      'List',
    );
    const source = await buildBody(schema, { this: 'a', class: 'b' }, 'src/Model/List_.php');
    expect(source).toContain('final readonly class List_ extends Model');
    expect(source).toContain('public string $this_,');
    expect(source).toContain('public string $class,');
  });

  it('is its own type where it is recursive, and keeps an alternative that is new', () => {
    expect(read('src/Model/Category.php')).toContain(
      "'children' => ['children', ['list', Category::class], false],",
    );
    expect(read('src/Model/Book.php')).toContain("['union', Paper::class, Download::class, 'object']");
  });
});

describe('a document that PHP cannot say', () => {
  const build = (schema: z.ZodType, example: unknown) =>
    buildPhpPackage(buildDocument(apiWithBody(schema, example)));

  it('is refused with the place of two members that are one to PHP', async () => {
    const schema = named(
      z.object({ 'image-url': field(z.string().min(0)), image_url: field(z.string().min(0)) }),
    );
    await expect(build(schema, { 'image-url': 'a', image_url: 'b' })).rejects.toThrow(
      '#/components/schemas/Thing › imageUrl: PHP has two meanings of the argument `imageUrl`. Rename one.',
    );
  });

  it('is refused with the place of a member without a letter', async () => {
    await expect(build(named(z.object({ '№': field(z.string().min(0)) })), { '№': 'a' })).rejects.toThrow(
      '#/components/schemas/Thing/properties/№: `№` has no letter or digit that PHP could name it by.',
    );
  });

  it('is refused with the place of a member that a model has already', async () => {
    await expect(build(named(z.object({ more: field(z.string().min(0)) })), { more: 'a' })).rejects.toThrow(
      '#/components/schemas/Thing › more: a model has a property `more` already.',
    );
  });

  /** A document that no schema of Zod gives. */
  const edit = (document: OpenApiDocument, from: string, to: string): OpenApiDocument =>
    JSON.parse(JSON.stringify(document).replaceAll(from, to));

  it.each([
    ['schemas that are combined', '"allOf":[{"type":"boolean"}]', 'PHP has no type for `allOf`'],
    ['a type that is none', '"type":"date"', 'PHP has no type for `type: date`'],
    [
      'a schema without a type',
      '"pattern":"a"',
      'a schema without a `type` says nothing that PHP has a type for',
    ],
  ])('is refused with the place of %s', async (_, schema, problem) => {
    const document = buildDocument(
      apiWithBody(named(z.object({ flag: field(z.boolean()) })), { flag: true }),
    );
    await expect(buildPhpPackage(edit(document, '"type":"boolean"', schema))).rejects.toThrow(
      `#/components/schemas/Thing/properties/flag: ${problem}`,
    );
  });

  it.each(['call', 'sendAll', 'CALL', '__clone', 'get-thing'])(
    'is refused where an operation is named `%s`',
    async (id) => {
      const document = buildDocument(apiWith({ getThing: operation }));
      await expect(buildPhpPackage(edit(document, '"getThing"', `"${id}"`))).rejects.toThrow(`${id}: `);
    },
  );

  it('is refused where an option of the client is named as a credential', async () => {
    const api = {
      ...apiWith({ getThing: operation }),
      securitySchemes: {
        Transport: { type: 'apiKey', in: 'header', name: 'X-Key', description: 'A key.', example: 'a' },
      },
    } as const;
    await expect(buildPhpPackage(buildDocument(api))).rejects.toThrow(
      'transport: PHP has two meanings of the argument of the client `transport`.',
    );
  });
});
