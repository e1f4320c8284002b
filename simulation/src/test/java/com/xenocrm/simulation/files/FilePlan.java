package com.xenocrm.simulation.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import com.xenocrm.simulation.fault.Fault;
import com.xenocrm.simulation.fault.FaultPlan;
import com.xenocrm.simulation.files.FileAction.Kind;
import com.xenocrm.simulation.files.PlannedFile.End;
import com.xenocrm.simulation.shop.ShopPlan;
import com.xenocrm.simulation.world.Plan;
import com.xenocrm.simulation.world.Scenario;
import com.xenocrm.simulation.world.World;

/**
 * Everything about a history of imports that is decided before it begins.
 *
 * @param shop people, and records that come by the API meanwhile
 * @param chunkRows most rows of a chunk
 */
public record FilePlan(
        ShopPlan shop, int chunkRows, List<PlannedFile> files, List<FileAction> actions, FaultPlan faults)
        implements Plan {

    private static final long SECOND = World.SECOND;
    private static final long LAST = 40 * SECOND;
    private static final int MOST_ROWS = 12;

    /** Returns the plan of a seed. */
    public static FilePlan of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ShopPlan shop = ShopPlan.ofFew(random, seed);
        List<PlannedFile> files = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            files.add(file(random));
        }
        return new FilePlan(shop, 1 + random.nextInt(3), List.copyOf(files), actions(random, count), shop.faults());
    }

    @Override
    public FilePlan withFaults(Map<Long, Fault> exactly) {
        return new FilePlan(shop, chunkRows, files, actions, faults.exactly(exactly));
    }

    @Override
    public List<FilePlan> smaller() {
        Stream<FilePlan> lessShop =
                shop.smaller().stream().map(less -> new FilePlan(less, chunkRows, files, actions, faults));
        Stream<FilePlan> lessActions = actions.stream().map(action -> {
            List<FileAction> fewer = new ArrayList<>(actions);
            fewer.remove(action);
            return new FilePlan(shop, chunkRows, files, fewer, faults);
        });
        return Stream.concat(lessActions, lessShop).toList();
    }

    @Override
    public Scenario scenario(World world) {
        return new FileScenario(this, world);
    }

    private static PlannedFile file(SplittableRandom random) {
        boolean isOfOrders = random.nextBoolean();
        End end = random.nextInt(6) > 0 ? End.WHOLE : random.nextBoolean() ? End.BROKEN_OFF : End.MALFORMED;
        long pause = random.nextInt(8) == 0 ? 70 * SECOND : random.nextBoolean() ? SECOND : SECOND / 50;
        return new PlannedFile(
                isOfOrders,
                1 + random.nextInt(MOST_ROWS),
                random.nextBoolean(),
                !isOfOrders && random.nextInt(4) == 0,
                end,
                pause,
                random.nextLong());
    }

    private static List<FileAction> actions(SplittableRandom random, int files) {
        List<FileAction> actions = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            long at = random.nextLong(random.nextInt(4) == 0 ? LAST : 3 * SECOND);
            actions.add(new FileAction(at, Kind.UPLOAD, file));
            if (random.nextInt(3) == 0) {
                actions.add(new FileAction(
                        at + random.nextLong(random.nextBoolean() ? SECOND / 20 : 5 * SECOND), Kind.UPLOAD, file));
            }
            if (random.nextInt(4) == 0) {
                actions.add(new FileAction(
                        at + random.nextLong(random.nextBoolean() ? SECOND / 2 : 10 * SECOND), Kind.CANCEL, file));
            }
        }
        actions.sort(Comparator.comparingLong(FileAction::at));
        return List.copyOf(actions);
    }
}
