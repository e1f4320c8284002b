package com.xenocrm.testkit;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import com.xenocrm.testkit.architecture.ArchitectureRules;

/** Tests contracts here, because contracts cannot depend on this module. */
@AnalyzeClasses(packages = "com.xenocrm.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractsArchitectureTest {

    @ArchTest
    static final ArchRule plainJava = ArchitectureRules.plainJava("com.xenocrm.contracts..");

    @ArchTest
    static final ArchRule nullIsAType = ArchitectureRules.nullIsAType;
}
