/** Output of commands. */
@NullMarked
package com.xenocrm.local.console;

import org.jspecify.annotations.NullMarked;
