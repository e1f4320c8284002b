package com.xenocrm.testkit.architecture;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Architecture rules for every module's {@code ArchitectureTest}; this module's tests show that each can fail. */
public final class ArchitectureRules {

    @ArchTest
    public static final ArchRule packagesAreNamedAfterFeatures = noClasses()
            .should()
            .resideInAnyPackage(
                    "..controller..",
                    "..controllers..",
                    "..service..",
                    "..services..",
                    "..repository..",
                    "..repositories..",
                    "..dto..",
                    "..mapper..",
                    "..util..",
                    "..utils..",
                    "..impl..")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule nothingIsCalledImpl =
            noClasses().should().haveSimpleNameEndingWith("Impl").allowEmptyShould(true);

    @ArchTest
    public static final ArchRule timeIsHandedIn = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests set the clock; only the kit's time package makes one")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule identifiersAreHandedIn = noClasses()
            .should()
            .callMethod(UUID.class, "randomUUID")
            .because("identifiers come from IdGenerator")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule theMessageBusIsTheOnlyWayOut = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.amqp..").or(resideInAPackage("com.rabbitmq..")))
            .because("only the kit's message bus waits for the broker's confirm")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule nothingIsInjectedIntoFields = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule controllersAreNobodysBusiness = classes()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule accountsBelongToAuthServiceAndGateway =
            usedOnlyBy("com.xenocrm.accountdata..", "com.xenocrm.auth..", "com.xenocrm.gateway..");

    @ArchTest
    public static final ArchRule nullIsAType =
            classes().should(resideInANullMarkedPackage()).allowEmptyShould(true);

    @ArchTest
    public static void featuresDoNotDependOnEachOtherInCircles(JavaClasses classes) {
        freeOfCircles("com.xenocrm.*.(*)..").check(classes);
    }

    static SliceRule freeOfCircles(String features) {
        return (SliceRule) slices().matching(features).should().beFreeOfCycles().allowEmptyShould(true);
    }

    private ArchitectureRules() {}

    /** Allows only Java and nullness annotations as dependencies. */
    public static ArchRule plainJava(String ownPackage) {
        return noClasses()
                .should()
                .dependOnClassesThat(are(resideOutsideOfPackage(ownPackage)
                        .and(resideOutsideOfPackage("java.."))
                        .and(resideOutsideOfPackage("org.jspecify.."))));
    }

    /** Hides names of fields and collections in the package that owns the collection. */
    public static ArchRule fieldNamesAreHidden() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(simpleNameEndingWith("Fields").and(modifier(JavaModifier.PUBLIC)))
                .or()
                .haveName("COLLECTION")
                .should()
                .bePublic()
                .because("other modules use the repository")
                .allowEmptyShould(true);
    }

    /** Allows only the given packages to use this one. */
    static ArchRule usedOnlyBy(String owner, String... users) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.concat(Stream.of(owner), Stream.of(users)).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(owner)
                .because("each collection has one owner module")
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                events.add(new SimpleConditionEvent(
                        type, marked, type.getName() + " is in a package without @NullMarked"));
            }
        };
    }
}
