<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** What has come of one response so far. */
final class Transfer
{
    /** @var array<string, string> */
    public array $headers = [];
    public string $body = '';
    public bool $isWhole = true;
    public string $unsent = '';

    public function __construct(private readonly int $maxBytes)
    {
    }

    public function readHeader(\CurlHandle $handle, string $line): int
    {
        if (preg_match('~^HTTP/[^:]*$~', $line)) {
            // those of an interim response are not the response's
            $this->headers = [];
        } elseif (preg_match('/^([^:\s]+):[ \t]*(.*?)\s*$/sD', $line, $parts)) {
            $name = strtolower($parts[1]);
            $this->headers[$name] = isset($this->headers[$name]) ? "{$this->headers[$name]}, $parts[2]" : $parts[2];
        }
        return strlen($line);
    }

    /** Called with decompressed bytes. Another number than their length ends the transfer. */
    public function readBody(\CurlHandle $handle, string $bytes): int
    {
        $this->body .= $bytes;
        $this->isWhole = strlen($this->body) <= $this->maxBytes;
        return $this->isWhole ? strlen($bytes) : -1;
    }

    public function writeBody(\CurlHandle $handle, mixed $file, int $length): string
    {
        $bytes = substr($this->unsent, 0, $length);
        $this->unsent = substr($this->unsent, $length);
        return $bytes;
    }
}
