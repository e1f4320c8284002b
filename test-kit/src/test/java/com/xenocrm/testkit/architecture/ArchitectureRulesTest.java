package com.xenocrm.testkit.architecture;

import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests that every rule rejects code that violates it, for the right reason, and accepts clean code. */
class ArchitectureRulesTest {

    private static final JavaClasses BAD = new ClassFileImporter().importPackages("com.xenocrm.badhouse");
    private static final JavaClasses CLEAN = new ClassFileImporter().importPackages("com.xenocrm.badhouse.clean");

    private static final Map<ArchRule, String> RULES = Map.ofEntries(
            Map.entry(ArchitectureRules.packagesAreNamedAfterFeatures, "OrderServiceImpl"),
            Map.entry(ArchitectureRules.nothingIsCalledImpl, "OrderServiceImpl"),
            Map.entry(ArchitectureRules.timeIsHandedIn, "Instant.now()"),
            Map.entry(ArchitectureRules.identifiersAreHandedIn, "UUID.randomUUID()"),
            Map.entry(ArchitectureRules.theMessageBusIsTheOnlyWayOut, "AmqpTemplate"),
            Map.entry(ArchitectureRules.nothingIsInjectedIntoFields, "Orders.rabbit"),
            Map.entry(ArchitectureRules.controllersAreNobodysBusiness, "Customers"),
            Map.entry(ArchitectureRules.nullIsAType, "Unmarked"),
            Map.entry(ArchitectureRules.fieldNamesAreHidden(), "CustomerFields.EMAIL"),
            Map.entry(
                    ArchitectureRules.usedOnlyBy("com.xenocrm.badhouse.customers..", "com.xenocrm.badhouse.clean.."),
                    "Orders"),
            Map.entry(ArchitectureRules.freeOfCircles("com.xenocrm.*.(*).."), "Cycle detected"),
            Map.entry(ArchitectureRules.plainJava("com.xenocrm.badhouse.."), "springframework"));

    static Stream<Arguments> rules() {
        return RULES.entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void refusesABadHouse(ArchRule rule, String offender) {
        assertThatThrownBy(() -> rule.check(BAD))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(offender);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void letsACleanHouseStand(ArchRule rule, String offender) {
        assertThatCode(() -> rule.check(CLEAN)).doesNotThrowAnyException();
    }

    @Test
    void everyRuleIsShownHere() {
        long annotated = Stream.concat(
                        Stream.of(ArchitectureRules.class.getDeclaredFields()),
                        Stream.of(ArchitectureRules.class.getDeclaredMethods()))
                .filter(member -> member.isAnnotationPresent(com.tngtech.archunit.junit.ArchTest.class))
                .count();

        assertThat(RULES)
                .hasSize((int) annotated + 2); // and plainJava and fieldNamesAreHidden, which single modules use
    }
}
