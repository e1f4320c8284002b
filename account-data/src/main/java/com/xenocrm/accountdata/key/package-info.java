/** API keys of programs. */
@NullMarked
package com.xenocrm.accountdata.key;

import org.jspecify.annotations.NullMarked;
