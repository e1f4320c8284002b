/** Numbers in texts, however they are written. */
@NullMarked
package com.xenocrm.ai.numbers;

import org.jspecify.annotations.NullMarked;
