<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\Absent;
use ApiClient\Runtime\Mismatch;
use ApiClient\Runtime\Reader;
use PHPUnit\Framework\TestCase;

final class ReaderTest extends TestCase
{
    /** @dataProvider listValues */
    public function testReadsWhatIsOfItsType(string $json, string|array $type, mixed $expected): void
    {
        self::assertEquals($expected, Reader::read(json_decode($json), $type));
    }

    public static function listValues(): array
    {
        return [
            ['"a"', 'string', 'a'],
            ['1', 'int', 1],
            ['1.0', 'int', 1],
            ['1.5', 'number', 1.5],
            ['2', 'number', 2],
            ['true', 'bool', true],
            ['null', 'null', null],
            ['{"a":1}', 'any', (object) ['a' => 1]],
            ['"a"', ['=', 'a'], 'a'],
            ['1.0', ['=', 1], 1.0],
            ['[1,2]', ['list', 'int'], [1, 2]],
            ['{}', ['map', 'int'], []],
            ['{"a":1}', ['map', 'int'], ['a' => 1]],
            ['null', ['union', 'string', 'null'], null],
            ['{"text":"a"}', Note::class, new Note('a')],
            ['{"kind":"new"}', ['union', Note::class, 'object'], (object) ['kind' => 'new']],
            ['{"a":1,"b":2}', ['object', ['a' => 'int']], ['a' => 1]],
        ];
    }

    /** @dataProvider listMismatches */
    public function testRefusesWhatIsOfAnotherType(string $json, string|array $type): void
    {
        $this->expectException(Mismatch::class);
        Reader::read(json_decode($json), $type);
    }

    public static function listMismatches(): array
    {
        return [
            ['1', 'string'],
            ['1.5', 'int'],
            ['1e300', 'int'],
            ['"1"', 'number'],
            ['1', 'bool'],
            ['0', 'null'],
            ['true', ['=', 1]],
            ['1', ['=', true]],
            ['{}', ['list', 'int']],
            ['["a"]', ['list', 'int']],
            ['[]', ['map', 'int']],
            ['[]', 'object'],
            ['[]', Note::class],
            ['{"text":1}', Note::class],
            ['{}', ['object', ['a' => 'any']]],
            ['1', ['union', 'string', 'null']],
        ];
    }

    public function testAModelKeepsWhatIsNotDocumentedAndWhatIsNotOfItsType(): void
    {
        $json = '{"text":"a","size_in_cm":"large","labels":{},"parent":{"text":"b","due":null},"future":[{}]}';
        $note = Reader::read(json_decode($json), Note::class);
        self::assertNull($note->sizeInCm);
        self::assertSame('b', $note->parent->text);
        self::assertNull($note->parent->due);
        self::assertSame(Absent::Value, $note->due);
        self::assertEquals(['size_in_cm' => 'large', 'future' => [new \stdClass()]], $note->more);
        self::assertEquals(json_decode($json), json_decode(json_encode($note)));
    }

    public function testAModelWritesNoMemberThatIsAbsent(): void
    {
        self::assertSame('{"text":"a"}', json_encode(new Note('a')));
        self::assertSame('{"text":"a","due":null}', json_encode(new Note('a', due: null)));
        self::assertSame('{"text":"a","labels":{}}', json_encode(new Note('a', labels: [])));
    }
}
