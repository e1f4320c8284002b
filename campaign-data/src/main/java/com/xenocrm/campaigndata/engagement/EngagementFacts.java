package com.xenocrm.campaigndata.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.communication.CommunicationFields;

/**
 * Facts about one e-mail and its recipient, derived from all its opens and clicks. A click is also an open, since programs
 * that load no pictures report no opens. Opens and clicks by programs are counted separately: by programs that announced
 * themselves, and by those that followed several links within seconds.
 */
public final class EngagementFacts {

    /** Time within which a person follows fewer links than a program. */
    private static final Duration BURST = Duration.ofSeconds(10);

    private static final int LINKS_OF_A_BURST = 3;

    private final List<RecordedEngagement> people;
    private final List<RecordedEngagement> machines;

    private EngagementFacts(List<RecordedEngagement> people, List<RecordedEngagement> machines) {
        this.people = people;
        this.machines = machines;
    }

    static EngagementFacts of(List<RecordedEngagement> all) {
        List<RecordedEngagement> clicks =
                all.stream().filter(RecordedEngagement::isClick).toList();
        List<RecordedEngagement> bursts =
                clicks.stream().filter(first -> beginsBurst(first, clicks)).toList();
        var byMachine = all.stream()
                .collect(Collectors.partitioningBy(
                        each -> each.machine() || bursts.stream().anyMatch(first -> within(each, first))));
        return new EngagementFacts(
                Objects.requireNonNull(byMachine.get(false)), Objects.requireNonNull(byMachine.get(true)));
    }

    private static boolean beginsBurst(RecordedEngagement first, List<RecordedEngagement> clicks) {
        return clicks.stream()
                        .filter(click -> within(click, first))
                        .map(RecordedEngagement::link)
                        .distinct()
                        .count()
                >= LINKS_OF_A_BURST;
    }

    private static boolean within(RecordedEngagement each, RecordedEngagement first) {
        return each.source().equals(first.source())
                && !each.at().isBefore(first.at())
                && !each.at().isAfter(first.at().plus(BURST));
    }

    /** Returns the time at which a person first opened the e-mail; null if no person did. */
    public @Nullable Instant openedAt() {
        return times(_ -> true).min(Comparator.naturalOrder()).orElse(null);
    }

    /** Returns the time at which a person first followed a link; null if no person did. */
    public @Nullable Instant clickedAt() {
        return times(RecordedEngagement::isClick).min(Comparator.naturalOrder()).orElse(null);
    }

    /** Returns the time at which a person last opened the e-mail; null if no person did. */
    public @Nullable Instant lastOpenedAt() {
        return times(_ -> true).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Returns the time at which a person last followed a link; null if no person did. */
    public @Nullable Instant lastClickedAt() {
        return times(RecordedEngagement::isClick).max(Comparator.naturalOrder()).orElse(null);
    }

    private Stream<Instant> times(Predicate<RecordedEngagement> wanted) {
        return people.stream().filter(wanted).map(RecordedEngagement::at);
    }

    /** Returns the times of opens and clicks that counted as a person's until a burst of clicks revealed a program. */
    public List<Instant> bursts() {
        return machines.stream()
                .filter(each -> !each.machine())
                .map(RecordedEngagement::at)
                .toList();
    }

    /** Returns the fields of a log entry. */
    Document fields() {
        Set<Integer> links = new TreeSet<>(people.stream()
                .filter(RecordedEngagement::isClick)
                .map(each -> Objects.requireNonNull(each.link()))
                .toList());
        long clicks = people.stream().filter(RecordedEngagement::isClick).count();
        long machineClicks =
                machines.stream().filter(RecordedEngagement::isClick).count();
        return new Document(CommunicationFields.OPENED_AT, date(openedAt()))
                .append(CommunicationFields.CLICKED_AT, date(clickedAt()))
                .append(CommunicationFields.OPENS, people.size() - clicks)
                .append(CommunicationFields.CLICKS, clicks)
                .append(CommunicationFields.MACHINE_OPENS, machines.size() - machineClicks)
                .append(CommunicationFields.MACHINE_CLICKS, machineClicks)
                .append(CommunicationFields.CLICKED_LINKS, List.copyOf(links));
    }

    private static @Nullable Date date(@Nullable Instant time) {
        return time == null ? null : Date.from(time);
    }
}
