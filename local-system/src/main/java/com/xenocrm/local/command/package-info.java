/** The commands of {@code ./crm} that control the system. */
@NullMarked
package com.xenocrm.local.command;

import org.jspecify.annotations.NullMarked;
