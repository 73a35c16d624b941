<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/**
 * Reads JSON as its documented type, which is data: `string`, `int`, `number`, `bool`, `null`, `any`, the class of a
 * model, or a list: `['=', value]`, `['list', type]`, `['map', type]`, `['union', type, …]`,
 * `['object', [name => type]]` with the members that must be there.
 */
final class Reader
{
    /** @throws Mismatch */
    public static function read(mixed $value, string|array $type): mixed
    {
        if (is_array($type)) {
            return self::readCompound($value, $type[0], $type[1], $type);
        }
        $fits = match ($type) {
            'any' => true,
            'string' => is_string($value),
            'bool' => is_bool($value),
            'null' => $value === null,
            'number' => is_int($value) || is_float($value),
            // 1.0 is an integer of JSON Schema
            'int' => is_int($value) || is_float($value) && $value === floor($value) && abs($value) < 2 ** 53,
            default => $value instanceof \stdClass,
        };
        if (!$fits) {
            throw new Mismatch();
        }
        return match (true) {
            $type === 'int' => (int) $value,
            // the name of a class has a namespace
            str_contains($type, '\\') => $type::read($value),
            default => $value,
        };
    }

    private static function readCompound(mixed $value, string $form, mixed $inner, array $type): mixed
    {
        $fits = match ($form) {
            '=' => $value === $inner || is_float($value) && is_int($inner) && $value === (float) $inner,
            'list' => is_array($value),
            'map', 'object' => $value instanceof \stdClass,
            'union' => true,
        };
        if (!$fits) {
            throw new Mismatch();
        }
        return match ($form) {
            '=' => $value,
            'list' => array_map(fn (mixed $item): mixed => self::read($item, $inner), $value),
            'map' => array_map(fn (mixed $item): mixed => self::read($item, $inner), (array) $value),
            'object' => self::readMembers($value, $inner),
            'union' => self::readUnion($value, array_slice($type, 1)),
        };
    }

    private static function readMembers(\stdClass $value, array $members): array
    {
        $read = [];
        foreach ($members as $name => $type) {
            $read[$name] = property_exists($value, $name) ? self::read($value->$name, $type) : throw new Mismatch();
        }
        return $read;
    }

    private static function readUnion(mixed $value, array $types): mixed
    {
        foreach ($types as $type) {
            try {
                return self::read($value, $type);
            } catch (Mismatch) {
                // the next type may fit
            }
        }
        throw new Mismatch();
    }

    /** The inverse: PHP has one kind of array for JSON's lists and maps. */
    public static function write(mixed $value, string|array $type): mixed
    {
        if (!is_array($type) || !is_array($value)) {
            return $value;
        }
        return match ($type[0]) {
            'list' => array_map(fn (mixed $item): mixed => self::write($item, $type[1]), $value),
            'map' => (object) array_map(fn (mixed $item): mixed => self::write($item, $type[1]), $value),
            default => $value,
        };
    }
}
