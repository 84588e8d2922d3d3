using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Wiredesk.Deduplication.Tests.Arrivals;

/// <summary>What was logged of warnings and errors, each with the message of what caused it.</summary>
internal sealed class LogLines
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string All => string.Join('\n', _lines);

    public ILogger<T> For<T>() => new Logger<T>(_lines);

    private sealed class Logger<T>(ConcurrentQueue<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue($"{formatter(state, exception)} {exception?.Message}");
        }
    }
}
