/** The database's way, step by step, to what the program needs. */
@NullMarked
package com.xenocrm.kit.migration;

import org.jspecify.annotations.NullMarked;
