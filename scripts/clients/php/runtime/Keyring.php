<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** The credentials of a client, and what takes them out of texts. No dump, export, cast or copy of it shows them. */
final class Keyring
{
    /** @var ?\WeakMap<self, array{array<string, string>, string}> Outside of the objects, so that no dump reaches it. */
    private static ?\WeakMap $secrets = null;

    /**
     * @param array<string, mixed> $keys By the argument of the client.
     * @throws \InvalidArgumentException For a key that no header can carry; it does not repeat the key.
     */
    public function __construct(private readonly Definition $definition, #[\SensitiveParameter] array $keys)
    {
        foreach ($keys as $name => $key) {
            if ($key === '') {
                throw new \InvalidArgumentException("`$name` is empty");
            }
            if (!preg_match('/^[!-~]+( +[!-~]+)*$/D', $key)) {
                $problem = 'is not a text of printable ASCII characters without space around it';
                throw new \InvalidArgumentException("`$name` $problem");
            }
        }
        self::$secrets ??= new \WeakMap();
        self::$secrets[$this] = [$keys, self::pattern($keys)];
    }

    /** @return array{string, array<string, string>} The URL and the headers of a request, with its credentials. */
    public function authorize(Request $request): array
    {
        [$url, $headers] = [$request->url, $request->headers];
        foreach ($request->definition->credentials as $argument) {
            [$place, $name, $prefix] = $this->definition->credentials[$argument];
            $key = self::$secrets[$this][0][$argument];
            if ($place === 'query') {
                $url .= (str_contains($url, '?') ? '&' : '?') . rawurlencode($name) . '=' . rawurlencode($key);
            } elseif ($place === 'cookie') {
                $headers['cookie'] = ltrim(($headers['cookie'] ?? '') . "; $name=$key", '; ');
            } else {
                $headers[strtolower($name)] = $prefix . ($prefix === 'Basic ' ? base64_encode($key) : $key);
            }
        }
        return [$url, $headers];
    }

    /** The same text without any key, in any form: as it is, escaped in JSON, in a URL, in base64, in hexadecimal. */
    public function redact(string $text): string
    {
        // null where the expression fails: such a text is not shown at all
        return preg_replace(self::$secrets[$this][1], '***', $text) ?? '***';
    }

    /**
     * What a text of JSON says, with redacted strings and names.
     *
     * @throws \JsonException
     */
    public function parse(string $text): mixed
    {
        $text = preg_replace('/^\xEF\xBB\xBF/', '', $text);
        $value = json_decode($text, false, 512, JSON_THROW_ON_ERROR);
        return $this->redact($text) === $text ? $value : $this->redactValue($value);
    }

    private function redactValue(mixed $value): mixed
    {
        if (is_string($value)) {
            return $this->redact($value);
        }
        if (is_array($value)) {
            return array_map($this->redactValue(...), $value);
        }
        if (!$value instanceof \stdClass) {
            return $value;
        }
        $members = (array) $value;
        $names = array_map(fn (int|string $name): string => $this->redact((string) $name), array_keys($members));
        return (object) array_combine($names, array_map($this->redactValue(...), array_values($members)));
    }

    /** Each character is a group of its own: PCRE refuses an expression in which all forms are written out. */
    private static function pattern(#[\SensitiveParameter] array $keys): string
    {
        [$groups, $forms] = [['(?<b>\\\\|u005c|%(?:25)*5c)'], ['(?!)']];
        foreach ($keys as $key) {
            array_push($forms, preg_quote($key, '/'), self::formOf($key, '/./s', $groups), bin2hex($key));
            // without the padding of base64, which is not always written, and in either alphabet of it
            $base64 = self::formOf(rtrim(base64_encode($key), '='), '/\W/', $groups);
            $forms[] = strtr($base64, ['(?&c2b)' => '(?:(?&c2b)|-)', '(?&c2f)' => '(?:(?&c2f)|_)']);
        }
        $pattern = '/(?(DEFINE)' . implode($groups) . ')(?:' . implode('|', $forms) . ')/i';
        return @preg_match($pattern, '') === 0
            ? $pattern
            : throw new \InvalidArgumentException('the credentials are too long to be taken out of texts');
    }

    /**
     * Characters that `encoded` matches in each of their forms: itself, `\/`, `\u002f`, `%2F`, and `+` for a space.
     *
     * @param array<int|string, string> $groups
     */
    private static function formOf(#[\SensitiveParameter] string $secret, string $encoded, array &$groups): string
    {
        // a backslash of a secret is among those that may stand before each character
        $form = '';
        foreach (str_split(str_replace('\\', '', $secret) ?: $secret) as $character) {
            $hex = bin2hex($character);
            $plain = preg_quote($character, '/') . ($character === ' ' ? '|\+' : '');
            $groups[$hex] = "(?<c$hex>$plain|u00$hex|%(?:25)*$hex)";
            // the first one is looked for from the first of many backslashes only: else the time is quadratic
            $escapes = $form === '' ? '(?:(?<!\\\\)(?&b)++)?' : '(?&b)*+';
            $form .= preg_match($encoded, $character) ? "$escapes(?&c$hex)" : $plain;
        }
        return $form;
    }

    public function __debugInfo(): array
    {
        return [];
    }

    public function __serialize(): array
    {
        throw new \LogicException('credentials are not serialized');
    }

    private function __clone()
    {
    }
}
