<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** Writes calls as requests. What cannot be written is refused before anything is sent. */
final class RequestWriter
{
    /** They say where a request goes and what its body is. */
    private const RESERVED = ['connection', 'content-length', 'content-type', 'expect', 'host', 'transfer-encoding'];

    private readonly string $baseUrl;
    private readonly string $agent;

    /** @throws \InvalidArgumentException */
    public function __construct(private readonly Definition $definition, ?string $baseUrl, ?string $appInfo)
    {
        $url = $baseUrl ?? $definition->baseUrl;
        if (!preg_match('~^https?://[^/@?#\s\\\\]+(/[^?#\s\\\\]*)?$~Di', $url) || parse_url($url) === false) {
            $problem = 'is no absolute http or https URL without user, password, query and fragment';
            throw new \InvalidArgumentException("`baseUrl` $problem");
        }
        $this->baseUrl = rtrim($url, '/');
        $agent = "{$definition->userAgent} php/" . PHP_VERSION . ($appInfo === null ? '' : " $appInfo");
        $this->agent = self::checkHeader('user-agent', $agent);
    }

    /** @throws \InvalidArgumentException */
    public function write(Call $call, CallOptions $options): Request
    {
        $operation = $this->definition->operations[$call->operation]
            ?? throw new \InvalidArgumentException("there is no operation `$call->operation`");
        [$path, $query, $headers] = $this->writeParameters($operation, $call->parameters);
        $body = $this->writeBody($call->body);
        return new Request(
            operation: $call->operation,
            definition: $operation,
            url: $this->baseUrl . $path . ($query === [] ? '' : '?' . implode('&', $query)),
            headers: $headers
                + ($body === null ? [] : ['content-type' => 'application/json'])
                + ['accept' => 'application/json', 'user-agent' => $this->agent]
                + $this->checkHeaders($options->headers),
            body: $body ?? (in_array($operation->method, ['POST', 'PUT', 'PATCH'], true) ? '' : null),
            maxResponseBytes: $options->maxResponseBytes ?? 1_000_000,
        );
    }

    /** @return array{string, list<string>, array<string, string>} The path, the parts of the query, the headers. */
    private function writeParameters(Operation $operation, array $parameters): array
    {
        [$path, $query, $headers] = [$operation->path, [], []];
        foreach ($operation->parameters as $name => $place) {
            $value = $parameters[$name] ?? null;
            $texts = array_map(self::writeText(...), is_array($value) ? $value : ($value === null ? [] : [$value]));
            if ($place === 'query') {
                // arrays as repeated parameters: https://spec.openapis.org/oas/v3.1.1#style-values
                foreach ($texts as $text) {
                    $query[] = rawurlencode($name) . '=' . rawurlencode($text);
                }
            } elseif ($place === 'header') {
                $text = implode(',', $texts);
                $headers += $value === null ? [] : [strtolower($name) => self::checkHeader($name, $text)];
            } elseif (preg_match('/^\.{0,2}$/D', $text = implode(',', $texts))) {
                throw new \InvalidArgumentException("`$name` is no part of a path");
            } else {
                $path = str_replace('{' . $name . '}', rawurlencode($text), $path);
            }
        }
        return [$path, $query, $headers];
    }

    private static function writeText(mixed $value): string
    {
        return is_bool($value) ? ($value ? 'true' : 'false') : (string) $value;
    }

    private function writeBody(mixed $body): ?string
    {
        try {
            $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;
            return $body === null ? null : json_encode($body, $flags);
        } catch (\JsonException $exception) {
            throw new \InvalidArgumentException("the body is no JSON: {$exception->getMessage()}");
        }
    }

    private function checkHeaders(array $headers): array
    {
        $credentials = array_map(fn (array $row): string => strtolower($row[1]), $this->definition->credentials);
        $reserved = [...self::RESERVED, ...array_values($credentials)];
        foreach ($headers as $name => $value) {
            if (in_array(strtolower($name), $reserved, true) || !preg_match("/^[\w!#$%&'*+.^`|~-]+$/D", $name)) {
                throw new \InvalidArgumentException("the header `$name` is not the caller's to set");
            }
            self::checkHeader($name, $value);
        }
        return array_change_key_case($headers);
    }

    /** https://www.rfc-editor.org/rfc/rfc9110#section-5.5 */
    private static function checkHeader(string $name, string $value): string
    {
        return preg_match('/^([\x21-\x7E\x80-\xFF]([\t\x20-\x7E\x80-\xFF]*[\x21-\x7E\x80-\xFF])?)?$/D', $value)
            ? $value
            : throw new \InvalidArgumentException("the header `$name` has characters that no header can have");
    }
}
