namespace Screenalytics.Sandbox.Mutations;

/// <summary>The mutations that are switched on.</summary>
public sealed class MutationBook
{
    private readonly Lock _changes = new();
    private readonly SandboxOptions _options;
    private volatile (BackendMutation Name, Mutation What)[] _active = [];

    internal MutationBook(SandboxOptions options)
    {
        _options = options;
        foreach (var mutation in options.Mutations)
        {
            Add(mutation);
        }
    }

    /// <summary>Those in force, in the order in which they were switched on.</summary>
    public IReadOnlyList<BackendMutation> Active => [.. _active.Select(active => active.Name)];

    internal bool Any => _active.Length > 0;

    /// <summary>Switches a mutation on; one that is on already begins anew.</summary>
    public void Add(BackendMutation mutation)
    {
        var made = MutationCatalog.Make(mutation, _options);
        lock (_changes)
        {
            _active = [.. _active.Where(active => active.Name != mutation), (mutation, made)];
        }
    }

    /// <summary>Switches a mutation off.</summary>
    public bool Remove(BackendMutation mutation)
    {
        lock (_changes)
        {
            var before = _active.Length;
            _active = [.. _active.Where(active => active.Name != mutation)];
            return _active.Length < before;
        }
    }

    /// <summary>Switches all mutations off.</summary>
    public void Clear()
    {
        lock (_changes)
        {
            _active = [];
        }
    }

    /// <summary>What the active ones do at one place.</summary>
    internal IEnumerable<T> At<T>(Func<Mutation, T?> place)
        where T : class => Any ? _active.Select(active => place(active.What)).OfType<T>() : [];
}
