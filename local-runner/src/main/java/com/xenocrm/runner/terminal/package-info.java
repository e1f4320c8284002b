/** What a person sees: lines, progress, tables. */
@NullMarked
package com.xenocrm.runner.terminal;

import org.jspecify.annotations.NullMarked;
