<?php

declare(strict_types=1);

// What the bridge uses of Laravel, with the signatures of its version 11. Debian has Laravel 6, which has no `Http`.

namespace Illuminate\Support\Facades;

final class Http
{
    /** @var list<array{string, string, array, string, array}> */
    public static array $sent = [];
    /** @var list<\Closure(): object> */
    public static array $answers = [];

    public static function withHeaders(array $headers): PendingRequest
    {
        return (new PendingRequest())->withHeaders($headers);
    }
}

final class PendingRequest
{
    private array $headers = [];
    private array $options = [];
    private string $body = '';

    public function withHeaders(array $headers): static
    {
        $this->headers = array_merge($this->headers, $headers);
        return $this;
    }

    public function withoutRedirecting(): static
    {
        $this->options['allow_redirects'] = false;
        return $this;
    }

    public function timeout(int $seconds): static
    {
        $this->options['timeout'] = $seconds;
        return $this;
    }

    public function withBody(string $content, string $contentType = 'application/json'): static
    {
        $this->body = $content;
        $this->headers['Content-Type'] = $contentType;
        return $this;
    }

    public function send(string $method, string $url, array $options = []): Response
    {
        Http::$sent[] = [$method, $url, $this->headers, $this->body, $this->options];
        return array_shift(Http::$answers)();
    }
}

final class Response
{
    public function __construct(private int $status, private array $headers, private string $body)
    {
    }

    public function status(): int
    {
        return $this->status;
    }

    public function headers(): array
    {
        return $this->headers;
    }

    public function body(): string
    {
        return $this->body;
    }
}

namespace Illuminate\Support;

abstract class ServiceProvider
{
    public static array $published = [];

    public function __construct(protected \ArrayObject $app)
    {
    }

    protected function mergeConfigFrom(string $path, string $key): void
    {
        $this->app['config'] = [$key => ($this->app['config'][$key] ?? []) + require $path];
    }

    protected function publishes(array $paths, mixed $groups = null): void
    {
        self::$published[$groups] = $paths;
    }
}
