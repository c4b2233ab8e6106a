#!/usr/bin/env python3
"""Records in a text file (one JSON object a line) to answers in a folder, through Spark's pipe.

usage: spark-submit spark.py RECORDS ANSWERS
"""
import sys

from pyspark.sql import SparkSession

records, answers = sys.argv[1:3]
spark = SparkSession.builder.appName("rubdown").getOrCreate()
# Spark ends a job when a piped program fails; a record that fails (1) or has a safety stop (4) is an answer of its own.
command = ["sh", "-c", "rubdown stream -f ics --quiet; case $? in 0|1|4) ;; *) exit 1 ;; esac"]
spark.sparkContext.textFile(records).pipe(command).saveAsTextFile(answers)
