package com.xenocrm.campaign.explain;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.campaign.TestDatabase;
import com.xenocrm.campaigndata.rule.PlacedRule;
import com.xenocrm.campaigndata.rule.Rule;
import com.xenocrm.campaigndata.rule.RuleCompiler;
import com.xenocrm.campaigndata.rule.RuleParser;

import static com.mongodb.client.model.Projections.include;
import static org.assertj.core.api.Assertions.assertThat;

class RulePropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long SEED = 20261121;
    private static final int TREES = 1_000;

    private final MongoCollection<Document> customers = TestDatabase.fresh().getCollection("customers");
    private final RandomRules random = new RandomRules(SEED, NOW);
    private final List<Document> all =
            IntStream.range(0, 60).mapToObj(random::customer).toList();
    private final Map<Rule, Set<String>> found = new HashMap<>();

    @BeforeEach
    void insert() {
        customers.insertMany(all);
    }

    @Test
    void findsInTheDatabaseExactlyWhomTheRuleMeansAndExplainsTheSame() {
        var naive = new NaiveEvaluator(NOW);
        int neitherNoneNorAll = 0;

        for (int i = 0; i < TREES; i++) {
            String tree = random.tree(4);
            PlacedRule placed = RuleParser.place(JsonMapper.shared().readTree(tree));
            Rule rule = placed.rule();
            Set<String> meant = idsWhere(customer -> naive.matches(rule, customer));
            Set<String> explained = idsWhere(customer -> isExplained(placed, customer));

            assertThat(compiled(rule)).as("seed %d, tree %d: %s", SEED, i, tree).isEqualTo(meant);
            assertThat(explained).as("seed %d, tree %d: %s", SEED, i, tree).isEqualTo(meant);
            neitherNoneNorAll += meant.isEmpty() || meant.size() == all.size() ? 0 : 1;
        }

        assertThat(neitherNoneNorAll).isGreaterThan(TREES / 2);
    }

    private boolean isExplained(PlacedRule placed, Document customer) {
        return Explainer.explain(
                        placed, customer, NOW, condition -> compiled(condition).contains(customer.getString("_id")))
                .matched();
    }

    private Set<String> idsWhere(Predicate<Document> wanted) {
        return all.stream()
                .filter(wanted)
                .map(customer -> customer.getString("_id"))
                .collect(Collectors.toSet());
    }

    private Set<String> compiled(Rule rule) {
        return found.computeIfAbsent(
                rule,
                _ -> customers
                        .find(RuleCompiler.compile(rule, NOW))
                        .projection(include("_id"))
                        .map(customer -> customer.getString("_id"))
                        .into(new HashSet<>()));
    }
}
