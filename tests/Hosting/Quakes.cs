using System.Globalization;

namespace Wiredesk.Tests;

/// <summary>Reports that quote each other: one and its copies, in which figures and a place were mended, and the same form for another happening.</summary>
internal static class Quakes
{
    /// <summary>Figures and a name that stand in <see cref="First"/> alone.</summary>
    public static IReadOnlyList<string> OnlyInFirst { get; } = ["73514901", "92470318", "Raoulquapur"];

    public static string First { get; } = Of("5.9", "Kermadecqua", "Monday", "73514901", "92470318", "Raoulquapur Bay");

    public static string Copy { get; } = Of("5.9", "Kermadecqua", "Monday", "12500077", "35500011", "Malmquadorf Bay");

    public static string SecondCopy { get; } = Of("5.9", "Kermadecqua", "Monday", "12500077", "35500012", "Malmquadorf Bay");

    public static string Other { get; } = Of("4.7", "Tarapaca", "Thursday", "88", "60", "Iquique");

    private static string Of(params object[] blanks) => string.Format(
        CultureInfo.InvariantCulture,
        "A magnitude {0} earthquake struck {1} on {2} at a depth of {3} kilometres, the national seismological centre said. "
        + "The epicentre lay {4} kilometres from {5}. There were no immediate reports of damage or casualties, and no tsunami warning was issued. "
        + "Residents ran into the streets when the ground began to shake, and schools were closed for the rest of the day as a precaution.",
        blanks);
}
