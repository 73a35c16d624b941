<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\Model;

final readonly class Note extends Model
{
    public const MEMBERS = [
        'text' => ['text', 'string', true],
        'size_in_cm' => ['sizeInCm', 'int', false],
        'labels' => ['labels', ['map', 'string'], false],
        'parent' => ['parent', self::class, false],
        'due' => ['due', ['union', 'string', 'null'], null],
    ];

    public function __construct(
        public string $text,
        public ?int $sizeInCm = null,
        public ?array $labels = null,
        public ?Note $parent = null,
        public string|null|\ApiClient\Runtime\Absent $due = \ApiClient\Runtime\Absent::Value,
        public array $more = [],
    ) {
    }
}
