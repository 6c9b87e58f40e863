namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>What was asked for one person, a trail a client.</summary>
internal sealed class AccessPerson
{
    private ClientTrail[] _trails = [];

    /// <summary>The trails.</summary>
    public IReadOnlyList<ClientTrail> Trails => _trails;

    /// <summary>The trail of a client.</summary>
    public ClientTrail Of(AccessClient client)
    {
        foreach (var trail in _trails)
        {
            if (trail.Client == client)
            {
                return trail;
            }
        }

        Array.Resize(ref _trails, _trails.Length + 1);
        return _trails[^1] = new ClientTrail(client);
    }

    /// <summary>A first call was read: when it may be a proof, it excuses second calls that were read before it.</summary>
    public void Excuse(ClientTrail asker, in PhotoRequest request)
    {
        if (asker.Last is not (AccessReason.ProvenBySize or AccessReason.InOrder))
        {
            return;
        }

        foreach (var trail in _trails)
        {
            trail.Excuse(request, trail == asker ? AccessReason.LateLine : AccessReason.OtherAddress);
        }
    }
}
