/** Migrations of the database schema. */
@NullMarked
package com.xenocrm.kit.migration;

import org.jspecify.annotations.NullMarked;
