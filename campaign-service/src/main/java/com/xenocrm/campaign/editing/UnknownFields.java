package com.xenocrm.campaign.editing;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.xenocrm.campaigndata.template.TemplateProblem;
import com.xenocrm.kit.web.Refusal;

/** Names in a request that are no fields of campaigns. */
record UnknownFields(Set<String> names) {

    private static final Pattern LAUNCH_TIME =
            Pattern.compile("(?i)schedul|(?:send|launch|start|deliver)_?(?:at|on|time|date)");

    /** Refuses fields that look like the time of a launch, as a launch cannot be undone. */
    void refuseLaunchTimes() {
        names.stream()
                .filter(name -> LAUNCH_TIME.matcher(name).find())
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(name, "is not known; a launch is planned by schedule_at");
                });
    }

    /** Returns a warning for each. */
    List<TemplateProblem> warnings() {
        return names.stream()
                .sorted()
                .map(name -> TemplateProblem.of(name, "is not known and was ignored"))
                .toList();
    }
}
