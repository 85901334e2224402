using System.Collections.Generic;
using System.Linq;
using Vetted.Inventory;

namespace Vetted.Core.Tests.Inventory;

public sealed class GuardMapTests
{
    private readonly GuardMap<string> _map = new(EqualityComparer<string>.Default);

    [Fact]
    public void A_route_leads_from_what_nobody_calls_over_all_that_it_reaches()
    {
        Calls("main", "ask", "log");
        Calls("ask", "moderate", "make");
        _map.AddGuard("moderate", "openai-moderation");
        _map.AddModel("make", "gpt-4o");
        _map.AddModelCall("ask");

        Assert.Equal(["main: gpt-4o / openai-moderation /  calls"], Routes());
    }

    [Fact]
    public void A_guard_on_another_entrys_way_is_not_on_this_one()
    {
        Calls("checked", "moderate", "make");
        Calls("unchecked", "make");
        _map.AddGuard("moderate", "openai-moderation");
        _map.AddModel("make", "gpt-4o");
        _map.AddModelCall("make");

        Assert.Equal(["checked: gpt-4o / openai-moderation /  calls", "unchecked: gpt-4o /  /  calls"], Routes());
    }

    [Fact]
    public void In_a_circle_that_nobody_enters_the_marked_member_is_the_entry()
    {
        Calls("a", "b");
        Calls("b", "a");
        _map.AddModel("a", "gpt-4o");
        _map.AddModelCall("a");

        Assert.Equal(["a: gpt-4o /  /  calls"], Routes());
    }

    [Fact]
    public void A_guard_alone_is_no_route_and_a_call_of_oneself_is_no_caller()
    {
        Calls("main", "main", "moderate");
        _map.AddGuard("moderate", "openai-moderation");

        Assert.Empty(Routes());
        _map.AddTool("main", "search");
        Assert.Equal(["main:  / openai-moderation / search"], Routes());
    }

    private void Calls(string caller, params string[] callees)
    {
        foreach (var callee in callees)
        {
            _map.AddCall(caller, callee);
            _map.AddCall(caller, callee);
        }
    }

    private string[] Routes() => _map.Draw(entry => (entry, new Evidence(Technique.Binary, new Place(entry, 1))))
        .Select(route => $"{route.Entry}: {string.Join(",", route.Models)} / {string.Join(",", route.Guards)} / {string.Join(",", route.Tools)}{(route.CallsModel ? " calls" : "")}").ToArray();
}
