<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** The credentials of a client, and what takes them out of texts. No dump, export, cast or copy of it shows them. */
final class Keyring
{
    /** As JSON in JSON writes a backslash, and URLs likewise, as often as these bounds allow. */
    private const BACKSLASH = '(?:\\\\|u005c|%(?:25){0,3}5c)';

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

    private static function pattern(#[\SensitiveParameter] array $keys): string
    {
        $forms = [];
        foreach ($keys as $key) {
            // without the padding of base64, which is not always written
            $base64 = rtrim(base64_encode($key), '=');
            array_push($forms, $key, $base64, strtr($base64, '+/', '-_'), bin2hex($key));
        }
        return '/' . (implode('|', array_map(self::formOf(...), array_unique($forms))) ?: '(?!)') . '/i';
    }

    /** Each character in each of its forms: itself, `\/`, `\u002f`, `%2F`, and `+` for a space. */
    private static function formOf(#[\SensitiveParameter] string $secret): string
    {
        // a backslash of a secret is among those that may stand before each character
        $pattern = '';
        foreach (str_split(str_replace('\\', '', $secret) ?: $secret) as $character) {
            // the first one is looked for from the first of many backslashes only: else the time is quadratic
            $escapes = $pattern ? self::BACKSLASH . '{0,31}' : '(?:(?<!\\\\)' . self::BACKSLASH . '{1,31})?';
            $plain = preg_quote($character, '/') . ($character === ' ' ? '|\+' : '');
            $hex = bin2hex($character);
            $pattern .= "$escapes(?:$plain|u00$hex|%(?:25){0,3}$hex)";
        }
        return $pattern;
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
